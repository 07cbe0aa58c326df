import Table from './Table.astro'
import TableHead from './TableHead.astro'

/** How the site writes what Markdown has a sign for. */
export const markdown = { table: Table, th: TableHead }
