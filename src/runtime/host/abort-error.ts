/** What Node rejects with when a signal ends something: `cause` is the signal's reason. */
export function abortError(cause: unknown): Error {
  const error = Object.assign(new Error('The operation was aborted', { cause }), { code: 'ABORT_ERR' })
  error.name = 'AbortError'
  return error
}
