/** Stands where a question's number will stand: only the quiz around it knows how many there are. */
export const questionMark = '\u{e000}'
