import { expect, test } from 'vitest'
import { createNavigation, type Navigation } from './navigation.ts'

/** A browser's history: entries, and where one is. */
function setUp(): { navigation: Navigation; go: (steps: number) => void; names: () => string[]; entries: unknown[] } {
  const entries: unknown[] = [null]
  let at = 0
  let popped = (): void => {}
  const history = {
    get state() {
      return entries[at]
    },
    pushState(state: unknown) {
      entries.splice(++at, entries.length, state)
    },
    replaceState(state: unknown) {
      entries[at] = state
    },
    go(steps = 0) {
      const before = at
      at = Math.max(0, Math.min(entries.length - 1, at + steps))
      if (at !== before) popped()
    },
  }
  const navigation = createNavigation(history, (listener) => {
    popped = listener
  })
  const names = () => navigation.state.get().stack.map(({ name }) => name)
  return { navigation, go: history.go, names, entries }
}

test('goes, comes back by the back button, and does not go forward again', () => {
  const { navigation, go, names } = setUp()
  navigation.go({ name: 'cards' })
  navigation.go({ name: 'history' })
  expect(names()).toEqual(['pass', 'cards', 'history'])
  go(-1)
  expect(names()).toEqual(['pass', 'cards'])
  go(1)
  expect(names()).toEqual(['pass', 'cards'])
  navigation.back()
  expect(names()).toEqual(['pass'])
  navigation.back()
  expect(names()).toEqual(['pass'])
})

test('goes home from any depth, and home is then the first page of the browser', () => {
  const { navigation, go, names } = setUp()
  navigation.go({ name: 'cards' })
  navigation.go({ name: 'settings' })
  navigation.replace({ name: 'about' })
  expect(names()).toEqual(['pass', 'cards', 'about'])
  navigation.home()
  expect(names()).toEqual(['pass'])
  go(-1)
  expect(names()).toEqual(['pass'])
})

test('tells the browser nothing but the depth', () => {
  const { navigation, entries } = setUp()
  navigation.go({ name: 'services' })
  navigation.go({ name: 'service', id: 'clinic.counter' as never })
  expect(entries).toEqual([0, 1, 2])
})
