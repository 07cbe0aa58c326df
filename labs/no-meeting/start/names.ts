const FAMILIES = ['Kim', 'Lee', 'Park', 'Choi', 'Jung', 'Kang', 'Yoon']
const GIVEN = ['Minji', 'Junho', 'Sora', 'Haneul', 'Doyun', 'Yuna', 'Taeho', 'Nari', 'Jiwoo', 'Hyun', 'Bora']

/** Customers from before the change. */
export const FIRST_YEARS = 40

/** Some name for a number. */
export function nameOf(number: number): string {
  return `${FAMILIES[number % FAMILIES.length]} ${GIVEN[number % GIVEN.length]}`
}
