import type { SeededRandom } from './seeded-random.ts'

/** A name as a document writes it, and in Latin letters. */
export interface PersonName {
  readonly name: string
  readonly nameLatin: string
}

/** Surnames with their pinyin. */
const SURNAMES = pairs(
  '王 Wang 李 Li 张 Zhang 刘 Liu 陈 Chen 杨 Yang 赵 Zhao 黄 Huang 周 Zhou 吴 Wu 徐 Xu 孙 Sun 胡 Hu 朱 Zhu 高 Gao 林 Lin ' +
    '何 He 郭 Guo 马 Ma 罗 Luo 梁 Liang 宋 Song 郑 Zheng 谢 Xie 韩 Han 唐 Tang 冯 Feng 于 Yu 董 Dong 萧 Xiao 程 Cheng ' +
    '曹 Cao 袁 Yuan 邓 Deng 许 Xu 傅 Fu 沈 Shen 曾 Zeng 彭 Peng 吕 Lü 欧阳 Ouyang 司马 Sima',
)

/** Given names by the years in which they were common. */
const GIVEN_BEFORE_1970 = pairs(
  '建国 Jianguo 秀英 Xiuying 桂兰 Guilan 志强 Zhiqiang 玉珍 Yuzhen 国庆 Guoqing 淑华 Shuhua 德明 Deming 凤英 Fengying ' +
    '文彬 Wenbin 金花 Jinhua 福生 Fusheng 兰芳 Lanfang 永福 Yongfu 月娥 Yue’e 卫东 Weidong',
)
const GIVEN_1970_TO_1999 = pairs(
  '伟 Wei 芳 Fang 敏 Min 静 Jing 磊 Lei 洋 Yang 丽 Li 勇 Yong 娜 Na 鹏 Peng 婷婷 Tingting 晓东 Xiaodong 海燕 Haiyan ' +
    '志远 Zhiyuan 雪梅 Xuemei 俊杰 Junjie 晨曦 Chenxi 嘉豪 Jiahao 思远 Siyuan 梦洁 Mengjie',
)
const GIVEN_SINCE_2000 = pairs(
  '子涵 Zihan 梓萱 Zixuan 浩然 Haoran 宇轩 Yuxuan 欣怡 Xinyi 诗涵 Shihan 一诺 Yinuo 沐宸 Muchen 若溪 Ruoxi 奕辰 Yichen ' +
    '雨桐 Yutong 天佑 Tianyou 可馨 Kexin 俊熙 Junxi 安然 Anran 乐天 Letian',
)

const FOREIGN_GIVEN =
  'Amelia Oliver Sofia Lucas Hana Kenji Minh Linh Aisha Omar Priya Arjun Elena Mateo Ingrid Lars Chloé Antoine Ngozi Kwame'.split(
    ' ',
  )
const FOREIGN_FAMILY =
  'Clarke Okafor Tanaka Müller Rossi Nguyen Haddad Sharma García Lindqvist Moreau Kowalski Silva Ivanova Mensah Park'.split(
    ' ',
  )

/** A Chinese name that fits the year of birth. */
export function chineseName(random: SeededRandom, birthYear: number): PersonName {
  const [family, familyLatin] = random.pick(SURNAMES)
  const era = birthYear < 1970 ? GIVEN_BEFORE_1970 : birthYear < 2000 ? GIVEN_1970_TO_1999 : GIVEN_SINCE_2000
  const [given, givenLatin] = random.pick(era)
  return { name: family + given, nameLatin: `${familyLatin} ${givenLatin}` }
}

/** A name of a person from abroad, whose document has Latin letters only. */
export function foreignName(random: SeededRandom): PersonName {
  const name = `${random.pick(FOREIGN_GIVEN)} ${random.pick(FOREIGN_FAMILY)}`
  return { name, nameLatin: name.normalize('NFD').replace(/\p{M}/gu, '') }
}

function pairs(words: string): (readonly [string, string])[] {
  const list = words.split(' ')
  return Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i] ?? '', list[2 * i + 1] ?? ''] as const)
}
