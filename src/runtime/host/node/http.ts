import { STATUS_TEXT } from '../status-text.ts'
import { Server } from './http-server.ts'
import { IncomingMessage } from './incoming-message.ts'
import { ServerResponse } from './server-response.ts'

/** node:http as far as HTTP/1.1 servers and clients of small services need it. */
export { IncomingMessage, Server, ServerResponse }
export const STATUS_CODES = Object.fromEntries(Object.entries(STATUS_TEXT))
export const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'QUERY']

export function createServer(...args: ConstructorParameters<typeof Server>): Server {
  return new Server(...args)
}

export default { IncomingMessage, METHODS, STATUS_CODES, Server, ServerResponse, createServer }
