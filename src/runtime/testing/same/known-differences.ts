/** Where the built-in runtime does not do as real Node does: each held by the programs that show it. */
export interface KnownDifference {
  /** 'topic: name' of each program. */
  programs: string[]
  says: { en: string; ko: string }
}

export const knownDifferences: KnownDifference[] = [
  {
    programs: [
      'modules: a cycle of functions',
      'modules: a cycle read too early',
      'modules: function declarations are there in a cycle',
      'modules: a cycle of three',
    ],
    says: {
      en: 'Files that import each other in a circle are refused, with a sentence that names the circle: a browser that loads modules from memory has no addresses for them before they exist.',
      ko: '서로를 빙 돌아 import하는 파일은 받지 않고, 어떤 파일이 도는지 알려 줘요. 메모리에서 모듈을 읽는 브라우저에서는 모듈이 생기기 전에 주소를 정할 수 없어요.',
    },
  },
  {
    programs: ['http-server: status and message'],
    says: {
      en: 'A status message of one’s own (`writeHead(418, "…")`) does not travel; the receiver reads the usual one of that number.',
      ko: '직접 쓴 상태 메시지(`writeHead(418, "…")`)는 전해지지 않아요. 받는 쪽에는 그 번호의 보통 메시지가 보여요.',
    },
  },
  {
    programs: ['errors: argument codes of Buffer', 'errors: argument codes of url and path'],
    says: {
      en: 'Buffer and path come from libraries: wrong arguments throw the same kind of error, but without Node’s `code` and in other words.',
      ko: 'Buffer와 path는 라이브러리예요. 인자가 틀리면 같은 종류의 오류를 던지지만 Node의 `code`가 없고 문구가 달라요.',
    },
  },
  {
    programs: ['unhandled: a rejection of no error'],
    says: {
      en: 'A promise rejected with something that is no Error ends the service in both; Node prints a paragraph about it, we print the value.',
      ko: 'Error가 아닌 값으로 거부된 프로미스는 양쪽에서 모두 서비스를 끝내요. Node는 긴 설명을, 여기서는 그 값을 보여 줘요.',
    },
  },
]
