import type { LocalText } from '@hefu/standard'

/** The main classes of the Chinese Library Classification (中国图书馆分类法). */
export const SUBJECT_CLASSES: Readonly<Record<string, LocalText>> = {
  A: text('马列毛邓', 'Marxism'),
  B: text('哲学宗教', 'Philosophy'),
  C: text('社科总论', 'Social sciences'),
  D: text('政治法律', 'Politics, law'),
  E: text('军事', 'Military'),
  F: text('经济', 'Economics'),
  G: text('文教体育', 'Education, sport'),
  H: text('语言文字', 'Languages'),
  I: text('文学', 'Literature'),
  J: text('艺术', 'Art'),
  K: text('历史地理', 'History, places'),
  N: text('自然总论', 'Science'),
  O: text('数理化', 'Maths, physics'),
  P: text('天文地球', 'Sky and earth'),
  Q: text('生物', 'Biology'),
  R: text('医药卫生', 'Medicine'),
  S: text('农业', 'Farming'),
  T: text('工业技术', 'Technology'),
  U: text('交通运输', 'Transport'),
  V: text('航空航天', 'Flight, space'),
  X: text('环境安全', 'Environment'),
  Z: text('综合', 'General works'),
}

/** The main class that a classification number begins with; nothing for any other text. */
export function subjectClassOf(number: string): string {
  const letter = number.trim().slice(0, 1).toUpperCase()
  return Object.hasOwn(SUBJECT_CLASSES, letter) ? letter : ''
}

function text(chinese: string, english: string): LocalText {
  return { 'zh-CN': chinese, en: english }
}
