/** HTTP/2 is not simulated. These are what @hono/node-server compares with; nothing here is ever one of them. */
export class Http2ServerRequest {}
export const constants = { NGHTTP2_NO_ERROR: 0 }
