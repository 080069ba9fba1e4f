import { type LocalText, localText } from '@hefu/standard'

/** The main classes of the Chinese Library Classification (中国图书馆分类法). */
export const SUBJECT_CLASSES: Readonly<Record<string, LocalText>> = {
  A: localText('马列毛邓', 'Marxism'),
  B: localText('哲学宗教', 'Philosophy'),
  C: localText('社科总论', 'Social sciences'),
  D: localText('政治法律', 'Politics, law'),
  E: localText('军事', 'Military'),
  F: localText('经济', 'Economics'),
  G: localText('文教体育', 'Education, sport'),
  H: localText('语言文字', 'Languages'),
  I: localText('文学', 'Literature'),
  J: localText('艺术', 'Art'),
  K: localText('历史地理', 'History, places'),
  N: localText('自然总论', 'Science'),
  O: localText('数理化', 'Maths, physics'),
  P: localText('天文地球', 'Sky and earth'),
  Q: localText('生物', 'Biology'),
  R: localText('医药卫生', 'Medicine'),
  S: localText('农业', 'Farming'),
  T: localText('工业技术', 'Technology'),
  U: localText('交通运输', 'Transport'),
  V: localText('航空航天', 'Flight, space'),
  X: localText('环境安全', 'Environment'),
  Z: localText('综合', 'General works'),
}

/** The main class that a classification number begins with; nothing for any other text. */
export function subjectClassOf(number: string): string {
  const letter = number.trim().slice(0, 1).toUpperCase()
  return Object.hasOwn(SUBJECT_CLASSES, letter) ? letter : ''
}
