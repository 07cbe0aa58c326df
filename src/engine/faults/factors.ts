/** Factors that several faults put on one thing at once: they multiply, and each is taken away by its own name. */
export class Factors {
  /** All of them multiplied; 1 if there is none. */
  product = 1
  private readonly by = new Map<string, number>()

  set(id: string, factor: number): void {
    this.by.set(id, factor)
    this.multiply()
  }

  lift(id: string): void {
    this.by.delete(id)
    this.multiply()
  }

  private multiply(): void {
    this.product = 1
    for (const factor of this.by.values()) this.product *= factor
  }
}
