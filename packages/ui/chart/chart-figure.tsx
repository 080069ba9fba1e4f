import type { ComponentChildren, JSX } from 'preact'
import type { ChartSize, ChartWords } from './chart-data.ts'
import type { FigureTable } from './figures-of.ts'
import { HeadRow } from './head-row.tsx'
import { useChartSize } from './use-chart-size.ts'

/** What is drawn in a chart's room. */
export interface Drawing {
  /** CSS pixels. */
  readonly height: number
  readonly content: ComponentChildren
}

/**
 * The frame of a chart: its title, the drawing with a sentence for who does not see it, and on demand the same figures as a table.
 * Without figures there is a word in the drawing's place.
 */
export function ChartFigure(props: {
  readonly title: string
  /** What the drawing shows, in a sentence. */
  readonly summary: string
  readonly words: ChartWords
  readonly table: FigureTable
  /** @returns null when there is nothing to draw */
  readonly draw: (size: ChartSize) => Drawing | null
}): JSX.Element {
  const { title, summary, words, table, draw } = props
  const [box, size] = useChartSize()
  const drawing = draw(size)
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <div class="chart-room" ref={box}>
        {drawing ? (
          <svg role="img" aria-label={summary} viewBox={`0 0 ${size.width} ${drawing.height}`} height={drawing.height}>
            {drawing.content}
          </svg>
        ) : (
          <p class="chart-none">{words.none}</p>
        )}
      </div>
      {drawing && (
        <details class="chart-figures">
          <summary>{words.figures}</summary>
          <FiguresTable title={title} table={table} />
        </details>
      )}
    </figure>
  )
}

function FiguresTable({ title, table }: { readonly title: string; readonly table: FigureTable }): JSX.Element {
  return (
    <div class="chart-table">
      <table>
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <HeadRow heads={table.heads} />
        </thead>
        <tbody>
          {table.rows.map(([name, ...cells], row) => (
            // Two rows may have one name; they keep their order.
            <tr key={`${row} ${name}`}>
              <th scope="row">{name}</th>
              {cells.map((cell, i) => (
                <td key={table.heads[i + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
