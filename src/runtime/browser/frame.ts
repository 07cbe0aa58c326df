/**
 * The document of the sandboxed frame. Its only script takes the kernel's text and a port from the page and starts
 * the kernel worker. It is named by hash in the policy, since WebKit stops a policy of 'self' in an opaque origin.
 */
export const FRAME_SCRIPT = `addEventListener('message',function(e){if(e.source!==parent)return;var u=URL.createObjectURL(new Blob([e.data.kernel],{type:'text/javascript'}));new Worker(u).postMessage(e.data.sources,[e.ports[0]])},{once:true});parent.postMessage('faultline-frame','*')`

/** `hash` is the base64 SHA-256 of FRAME_SCRIPT. */
export function frameDocument(hash: string): string {
  const policy = `default-src 'none'; script-src 'sha256-${hash}' blob: 'wasm-unsafe-eval'; worker-src blob:; connect-src 'none'`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Sandbox</title></head><body><script>${FRAME_SCRIPT}</script></body></html>`
}
