import type { Attribute } from './attribute.ts'
import { choice } from './choice.ts'

/** How far a ticket goes: through how many zones. */
export const FARE: Attribute = choice('fare', { 'zh-CN': '票价区', en: 'Zones' }, [
  ['zone-1', '一区', 'One zone'],
  ['zone-2', '两区', 'Two zones'],
  ['zone-3', '三区', 'Three zones'],
])

/** For whom a ticket is: at the full fare, or for who shows a concession. */
export const FARE_CLASS: Attribute = choice('class', { 'zh-CN': '票种', en: 'Fare' }, [
  ['full', '全价', 'Full fare'],
  ['reduced', '优惠', 'Reduced fare'],
])
