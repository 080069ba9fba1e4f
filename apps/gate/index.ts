export { HELD_MS } from './engine/held-codes.ts'
export { FRAME_TO_VERDICT, START } from './signals/measures.ts'
export { SHOWN_MS } from './state/verdict-board.ts'
