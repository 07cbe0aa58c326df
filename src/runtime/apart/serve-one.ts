import type { ProcessHost, ServiceProcess } from '../../engine/process.ts'
import type { FromService, ToService } from './messages.ts'

/** The worker's side: one service, stepped by messages. Apart is *together* with nobody else in the thread. */
export function serveOne(host: ProcessHost, post: (message: FromService) => void): (message: ToService) => void {
  let process: ServiceProcess | null = null
  return (message) => {
    if (message.type === 'spawn') {
      process = host.spawn(message.start)
      return
    }
    const { number } = message
    process?.deliver(message.step).then(
      (effects) => {
        try {
          post({ type: 'effects', number, effects })
        } catch (error) {
          post({ type: 'broken', message: `It handed over something that cannot be sent: ${String(error)}` })
        }
      },
      (error: unknown) =>
        post({ type: 'broken', message: error instanceof Error ? `${error.message}\n${error.stack}` : String(error) }),
    )
  }
}
