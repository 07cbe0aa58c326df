import type { FaultSpec } from '../../lab/faults.ts'
import type { GuideRound, GuideStep, PredictStep } from '../../lab/guide/parts.ts'
import type { Verdict } from '../../protocol/check.ts'
import { freshProgress, keepProgress, type Progress, readProgress } from '../../site/reader/lab-progress.ts'
import type { LabView, RoundView } from '../lab-view.ts'
import { roundsPassed } from './rounds-passed.ts'
import { faultAt, type StepFault } from './step-fault.ts'

/** Whether there is something to write in a round that its checks can tell of. */
export function isJudged(round: Pick<RoundView, 'edit' | 'checks'>): boolean {
  return round.edit.length > 0 && round.checks.length > 0
}

/** Where a learner stands: one round, one step at a time, what was guessed and what was passed. */
export class GuidePath {
  progress = $state.raw<Progress>(freshProgress(0))
  round = $state(0)
  step = $state(0)
  private readonly lab: LabView

  constructor(lab: LabView) {
    this.lab = lab
    this.progress = freshProgress(lab.version)
  }

  /** Takes up the last visit; an address that names a round wins. */
  read(hash: string): void {
    this.progress = readProgress(this.lab.id, this.lab.version)
    const asked = this.lab.rounds.findIndex((round) => round.id === hash)
    const last = this.lab.rounds.findIndex((round) => round.id === this.progress.round)
    this.round = Math.max(0, asked >= 0 ? asked : last)
    this.step = asked >= 0 && asked !== last ? 0 : Math.min(this.progress.step, this.steps.length - 1)
  }

  get view(): RoundView {
    return this.lab.rounds[this.round] as RoundView
  }

  get text(): GuideRound {
    return this.lab.guide.rounds.find((round) => round.id === this.view.id) as GuideRound
  }

  get steps(): GuideStep[] {
    return this.text.steps
  }

  get current(): GuideStep {
    return this.steps[this.step] as GuideStep
  }

  /** Minutes that the rest of this round takes, by its share of steps. */
  get minutesLeft(): number {
    return Math.max(1, Math.round(this.view.minutes * (1 - this.step / this.steps.length)))
  }

  passed(round: string): boolean {
    return this.progress.passed.includes(round)
  }

  go(round: number, step = 0): void {
    this.round = round
    this.step = step
    if (this.current.type === 'card' && !isJudged(this.view)) this.pass(this.view.id)
    this.keep({ round: this.view.id, step })
  }

  next(): void {
    if (this.step < this.steps.length - 1) this.go(this.round, this.step + 1)
    else if (this.round < this.lab.rounds.length - 1) this.go(this.round + 1)
  }

  back(): void {
    if (this.step > 0) this.go(this.round, this.step - 1)
    else if (this.round > 0) this.go(this.round - 1, (this.lab.guide.rounds[this.round - 1]?.steps.length ?? 1) - 1)
  }

  /** The prediction that the steps so far have asked for, newest first. */
  get asked(): PredictStep | undefined {
    return this.steps.slice(0, this.step + 1).findLast((step) => step.type === 'predict')
  }

  /** The fault that the guide speaks of here. */
  get named(): StepFault | undefined {
    return faultAt(this.steps, this.step)
  }

  chosen(predict: PredictStep): string | undefined {
    return this.progress.predictions[`${this.view.id}/${predict.id}`]
  }

  choose(predict: PredictStep, option: string): void {
    this.keep({ predictions: { ...this.progress.predictions, [`${this.view.id}/${predict.id}`]: option } })
  }

  /** Turns to a prediction that belongs before this fault and has not been made; the fault itself does not wait. */
  askBefore(fault: Pick<FaultSpec, 'kind' | 'target'>): void {
    const at = this.steps.findIndex((step) => step.type === 'predict' && step.fault === `${fault.kind}:${fault.target}`)
    const step = this.steps[at]
    if (step?.type === 'predict' && at > this.step && !this.chosen(step)) this.go(this.round, at)
  }

  sentence(text: string): void {
    this.keep({ sentences: { ...this.progress.sentences, [this.view.id]: text } })
  }

  /** A round that is judged is passed when its checks hold; one to watch, when its card is reached. */
  judge(verdict: Verdict): void {
    const held = new Set(verdict.checks.filter((check) => check.passed).map((check) => check.id))
    for (const round of roundsPassed(this.lab.rounds.filter(isJudged), held, this.view.id, this.progress.passed))
      this.pass(round)
  }

  private pass(round: string): void {
    if (!this.passed(round)) this.keep({ passed: [...this.progress.passed, round] })
  }

  private keep(part: Partial<Progress>): void {
    this.progress = { ...this.progress, ...part, labVersion: this.lab.version, at: Date.now() }
    keepProgress(this.lab.id, this.progress)
  }
}
