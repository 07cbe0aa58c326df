import type { CheckReply } from '../../protocol/check.ts'
import type { Task, TaskOutcome } from './task.ts'

/** The seeds of one variant, which a browser judges in one go. */
export type Group = Omit<Task, 'seed'> & { seeds: number[] }

export function byVariant(tasks: Task[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { seed, ...task } of tasks) {
    const key = `${task.lab} ${task.variant}`
    const group = groups.get(key) ?? { ...task, seeds: [] }
    group.seeds.push(seed)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Puts what a browser said of a group where its tasks stand; gives how many they are. */
export function settle(tasks: Task[], outcomes: TaskOutcome[], group: Group, reply: CheckReply): number {
  let settled = 0
  tasks.forEach((task, i) => {
    if (task.lab !== group.lab || task.variant !== group.variant) return
    outcomes[i] = outcomeOf(task, reply)
    settled += 1
  })
  return settled
}

function outcomeOf(task: Task, reply: CheckReply): TaskOutcome {
  if (reply.type === 'check-done') {
    const report = reply.reports.find((one) => one.seed === task.seed)
    if (report) return { ok: true, report }
  }
  const why =
    reply.type === 'check-failed'
      ? `${reply.service ?? ''} ${reply.error.file ?? ''}:${reply.error.line ?? 1} ${reply.error.message}`
      : 'no report'
  return { ok: false, problem: `labs/${task.lab}/${task.variant}: ${why}` }
}
