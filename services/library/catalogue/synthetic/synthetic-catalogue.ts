import { Marc, type MarcField, type MarcRecord, Record } from 'marcjs'

/** What a book is about: its class (Chinese Library Classification), in both languages. */
const TOPICS: readonly (readonly [clc: string, chinese: string, english: string])[] = [
  ['B848', '心理', 'Mind'],
  ['C912', '邻里', 'Neighbours'],
  ['D920', '法律', 'Law'],
  ['F590', '旅行', 'Travel'],
  ['G649', '学校', 'Schools'],
  ['G894', '游泳', 'Swimming'],
  ['H194', '汉字', 'Chinese characters'],
  ['I247', '河边的故事', 'Stories by the river'],
  ['I287', '月亮上的猫', 'The cat on the moon'],
  ['J212', '水墨画', 'Ink painting'],
  ['J612', '二胡', 'The erhu'],
  ['K928', '老街', 'Old streets'],
  ['N490', '科学', 'Science'],
  ['O120', '几何', 'Geometry'],
  ['P145', '星空', 'The night sky'],
  ['Q959', '鸟类', 'Birds'],
  ['R161', '健康', 'Health'],
  ['S682', '园艺', 'Gardening'],
  ['TP31', '程序设计', 'Programming'],
  ['TS97', '面点', 'Noodles and buns'],
  ['U121', '铁路', 'Railways'],
  ['V211', '飞行', 'Flight'],
  ['X321', '湿地', 'Wetlands'],
]
/** What kind of book it is. */
const KINDS: readonly (readonly [chinese: string, english: string])[] = [
  ['入门', 'a first book'],
  ['图说', 'in pictures'],
  ['漫谈', 'conversations'],
  ['手册', 'a handbook'],
  ['小史', 'a short history'],
  ['百问', 'a hundred questions'],
  ['笔记', 'notes'],
  ['十二讲', 'twelve lectures'],
  ['日常', 'every day'],
  ['与城市', 'and the city'],
  ['四季', 'through the seasons'],
  ['词典', 'a dictionary'],
  ['儿童读本', 'for children'],
]
const AUTHORS = ['甄虚构', '贾拟名', '吴此人', '尤假托', '甄设例', '贾示范'] as const
const PUBLISHERS = ['演示出版社', '合符书局', '示例文化'] as const
const SHELVES = ['中心馆 三楼', '中心馆 儿童区', '滨江分馆'] as const

/** Books that nobody wrote, each with one to three copies; the same each time. */
export function syntheticCatalogue(): readonly MarcRecord[] {
  return TOPICS.flatMap((topic, row) => KINDS.map((kind, column) => bookOf(topic, kind, row * KINDS.length + column)))
}

/** As a file in MARC 21 exchange format. */
export function toExchangeFile(records: readonly MarcRecord[]): string {
  return records.map((record) => Marc.format(record, 'iso2709')).join('')
}

/** As a file in MARCXML. */
export function toXmlFile(records: readonly MarcRecord[]): string {
  const body = records.map((record) => Marc.format(record, 'marcxml')).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n${body}</collection>\n`
}

function bookOf(
  [clc, topic, topicEnglish]: (typeof TOPICS)[number],
  kind: (typeof KINDS)[number],
  n: number,
): MarcRecord {
  const [chinese, english] = kind
  const isEnglish = n % 9 === 4
  const titles = [`${topic}${chinese}`, `${topicEnglish}: ${english}`] as const
  const [title, other] = isEnglish ? [titles[1], titles[0]] : titles
  const year = 1996 + ((n * 7) % 30)
  const author = AUTHORS[n % AUTHORS.length] ?? ''
  const copies = Array.from(
    { length: 1 + (n % 3) },
    (_, copy): MarcField => [
      '852',
      '  ',
      'b',
      SHELVES[(n + copy) % SHELVES.length] ?? '',
      'h',
      `${clc}/${String(n % 97).padStart(2, '0')}`,
      'p',
      `bk-${String(n + 1).padStart(5, '0')}${'abc'[copy]}`,
    ],
  )
  const record = new Record()
  // 09 `a`: UTF-8.
  record.leader = '00000nam a2200000   4500'
  record.fields = [
    ['001', `hf${String(n + 1).padStart(6, '0')}`],
    ['008', `260101s${year}    cc                  ${isEnglish ? 'eng' : 'chi'}  `],
    ['084', '  ', 'a', clc, '2', 'clc'],
    ['100', '1 ', 'a', author],
    ['245', '10', 'a', `${title} /`, 'c', author],
    ['246', '31', 'a', other],
    ['264', ' 1', 'b', `${PUBLISHERS[n % PUBLISHERS.length]},`, 'c', `${year}`],
    ['650', ' 4', 'a', topic],
    ['650', ' 4', 'a', topicEnglish],
    ...copies,
  ]
  return record
}
