import type { Body, Effect, HeaderList, Input, ServiceError, Step } from '../../engine/process.ts'
import { SECOND } from '../../engine/time.ts'
import { LIMITS } from './limits.ts'

/** What one process has used up so far. */
export class Account {
  private readonly timers = new Set<number>()
  private readonly calls = new Set<number>()
  private readonly ports = new Set<number>()
  private instant = -1
  private steps = 0
  private second = -1
  private handedOver = 0

  /** Takes notice of a step that is about to begin; says so when it must not. */
  begin({ now, input }: Step): ServiceError | null {
    this.settle(input)
    if (now !== this.instant) {
      this.instant = now
      this.steps = 0
    }
    this.steps += 1
    if (this.steps <= LIMITS.stepsAtOneInstant) return null
    return overdrawn(
      'TimeStandsStill',
      `It ran ${count(this.steps)} times without virtual time passing, as by setImmediate or a failing fetch that calls itself again. Wait a while in between: await setTimeout(10).`,
    )
  }

  /** Takes notice of one thing that the service did in the step; says so when it was too much. */
  charge(effect: Effect): ServiceError | null {
    switch (effect.type) {
      case 'timer':
        this.timers.add(effect.timer)
        if (this.timers.size <= LIMITS.timers) return null
        return overdrawn(
          'TooManyTimers',
          `It has ${count(this.timers.size)} timers set; a service may have ${count(LIMITS.timers)}. Clear what is not needed any more, or let one timer serve many.`,
        )
      case 'clear-timer':
        this.timers.delete(effect.timer)
        return null
      case 'listen':
        this.ports.add(effect.port)
        if (this.ports.size <= LIMITS.ports) return null
        return overdrawn(
          'TooManyPorts',
          `It listens on ${count(this.ports.size)} ports; a service may listen on ${count(LIMITS.ports)}. One is enough for most.`,
        )
      case 'unlisten':
        this.ports.delete(effect.port)
        return null
      case 'call':
        this.calls.add(effect.call)
        if (this.calls.size > LIMITS.openCalls)
          return overdrawn(
            'TooManyRequests',
            `It has ${count(this.calls.size)} requests open; a service may have ${count(LIMITS.openCalls)}. Give each a time limit, and let no more out at once than can be answered.`,
          )
        return this.head(effect.head.headers, effect.head.path) ?? checkName(effect.host) ?? this.body(effect.body)
      case 'abort':
        this.calls.delete(effect.call)
        return null
      case 'answer':
        return this.head(effect.head.headers) ?? this.body(effect.body)
      case 'answer-body':
      case 'call-body':
        return this.body(effect.body)
      case 'disk':
        return (
          checkName(effect.change.path ?? '') ??
          ('to' in effect.change ? checkName(effect.change.to) : null) ??
          ('body' in effect.change ? this.body(effect.change.body) : null) ??
          ('parts' in effect.change ? this.bodies(effect.change.parts) : null)
        )
      case 'pool':
      case 'mark':
        return checkName(effect.name)
      case 'ledger':
        return checkName(effect.account) ?? checkName(effect.key)
      default:
        return null
    }
  }

  private settle(input: Input): void {
    if (input.type === 'timer') this.timers.delete(input.timer)
    else if (input.type === 'failed' || ((input.type === 'response' || input.type === 'response-body') && input.end))
      this.calls.delete(input.call)
  }

  private head(headers: HeaderList, path = ''): ServiceError | null {
    let characters = path.length
    for (const [name, value] of headers) characters += name.length + value.length
    if (characters <= LIMITS.head) return null
    return overdrawn(
      'HeadTooLarge',
      `It sent ${count(characters)} characters of headers and path in one message; ${count(LIMITS.head)} are allowed. Put what is long into the body.`,
    )
  }

  private bodies(parts: { body: Body }[]): ServiceError | null {
    for (const { body } of parts) {
      const tooMuch = this.body(body)
      if (tooMuch) return tooMuch
    }
    return null
  }

  private body(body: Body | null): ServiceError | null {
    if (body === null) return null
    const tooLarge = checkBody(body.length)
    if (tooLarge) return tooLarge
    const second = Math.floor(this.instant / SECOND)
    if (second !== this.second) {
      this.second = second
      this.handedOver = 0
    }
    this.handedOver += body.length
    if (this.handedOver <= LIMITS.bodiesASecond) return null
    return overdrawn(
      'TooManyBytes',
      `Its bodies came to more than ${megabytes(LIMITS.bodiesASecond)} within one virtual second, which is all that a service may send. Send less, or wait until the reader has taken it.`,
    )
  }
}

/** Says so when a body is too large to be sent at all. */
export function checkBody(length: number): ServiceError | null {
  if (length <= LIMITS.body) return null
  return overdrawn(
    'BodyTooLarge',
    `It sent a body of ${megabytes(length)} in one piece; ${megabytes(LIMITS.body)} are allowed, since all services share the memory of this page. Send less, or in pages.`,
  )
}

/** Says so when a name would fill tables and pictures. */
export function checkName(text: string): ServiceError | null {
  if (text.length <= LIMITS.name) return null
  return overdrawn('NameTooLong', `It used a name of ${count(text.length)} characters; ${LIMITS.name} are allowed.`)
}

/** Says so when one step did too much. */
export function checkEffects(effects: number): ServiceError | null {
  if (effects <= LIMITS.effectsAStep) return null
  return overdrawn(
    'TooMuchInOneStep',
    `It did more than ${count(LIMITS.effectsAStep)} things in one step: requests, timers, answers and lines of log. Is there a loop that should wait in between?`,
  )
}

function overdrawn(name: string, message: string): ServiceError {
  return { name, message }
}

function count(n: number): string {
  return n.toLocaleString('en-US')
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / (1 << 20))} MB`
}
