/** URL, whose constructor fails with Node's error wherever it runs: browsers word it in their own ways and give no code. */
export class ServiceUrl extends URL {
  constructor(input: string | URL, base?: string | URL) {
    try {
      super(input, base)
    } catch {
      throw Object.assign(new TypeError('Invalid URL'), {
        code: 'ERR_INVALID_URL',
        input: String(input),
        ...(base === undefined ? {} : { base: String(base) }),
      })
    }
  }
}

Object.defineProperty(ServiceUrl, 'name', { value: 'URL' })
