/** An organisation of the demo as it stands in a file: its id, its name, what it is, its number (GB 32100-2015), its address. */
type Row = readonly [
  id: string,
  nameZh: string,
  nameEn: string,
  kind: OrganisationKind,
  uscc: string,
  addressZh: string,
  addressEn: string,
]

/** What organisations the demo city has. */
export type OrganisationKind =
  | 'food'
  | 'shop'
  | 'lodging'
  | 'school'
  | 'clinic'
  | 'service'
  | 'industry'
  | 'office'
  | 'public-body'
  | 'association'

/** Whose number has a check digit that is wrong, as some numbers of the first years have: kept, and shown to officers. */
export const DOUBTED = 'tcm-clinic-7'
/** Who trades across borders, and so has a Legal Entity Identifier (ISO 17442) too. */
export const WITH_LEI = { id: 'software-house', lei: '9999HEFU00DEMO000111' } as const

/** Nobody in it is real: 990100 is the division of no place in China (GB/T 2260). */
export const ORGANISATION_ROWS: readonly Row[] = [
  ['noodles-7', '小满面馆', 'Xiaoman Noodles', 'food', '91990100HEFU00018L', '清和路7号', '7 Qinghe Road'],
  ['dumplings-12', '元宝饺子铺', 'Yuanbao Dumplings', 'food', '91990100HEFU00026F', '清和路12号', '12 Qinghe Road'],
  ['teahouse-3', '听松茶馆', 'Tingsong Teahouse', 'food', '91990100HEFU00034A', '听松路3号', '3 Tingsong Road'],
  ['bakery-21', '麦穗面包房', 'Ear of Wheat Bakery', 'food', '91990100HEFU000425', '映荷大道21号', '21 Yinghe Avenue'],
  ['hotpot-88', '江风火锅', 'River Wind Hotpot', 'food', '91990100HEFU000500', '符江街88号', '88 Fujiang Street'],
  ['breakfast-5', '晨光早点', 'Morning Light Breakfast', 'food', '91990100HEFU00069W', '朝晖巷5号', '5 Zhaohui Lane'],
  ['canteen-1', '临溪社区食堂', 'Linxi Community Canteen', 'food', '91990100HEFU00077P', '临溪路1号', '1 Linxi Road'],
  ['seafood-40', '望潮海鲜', 'Wangchao Seafood', 'food', '91990100HEFU00085J', '望潮路40号', '40 Wangchao Road'],
  ['corner-shop', '街角便利店', 'Corner Shop', 'shop', '91990100HEFU00093D', '文渊路66号', '66 Wenyuan Road'],
  ['pharmacy-9', '安澜药房', 'Anlan Pharmacy', 'shop', '91990100HEFU001063', '安澜路9号', '9 Anlan Road'],
  ['bookshop-14', '竹影书店', 'Bamboo Shade Books', 'shop', '91990100HEFU00114X', '竹影巷14号', '14 Zhuying Lane'],
  ['greengrocer-2', '青岚菜店', 'Qinglan Greengrocer', 'shop', '91990100HEFU00122Q', '青岚街2号', '2 Qinglan Street'],
  ['hardware-31', '知行五金', 'Zhixing Hardware', 'shop', '91990100HEFU00130K', '知行路31号', '31 Zhixing Road'],
  ['market-100', '清和生鲜市场', 'Qinghe Fresh Market', 'shop', '91990100HEFU00149G', '清和路100号', '100 Qinghe Road'],
  ['optician-18', '明目眼镜', 'Clear Eyes Optician', 'shop', '91990100HEFU00157B', '文渊路18号', '18 Wenyuan Road'],
  ['lakeside-hotel', '湖畔酒店', 'Lakeside Hotel', 'lodging', '91990100HEFU001656', '映荷大道1号', '1 Yinghe Avenue'],
  ['inn-22', '云栖客栈', 'Yunqi Inn', 'lodging', '91990100HEFU001731', '云栖路22号', '22 Yunqi Road'],
  ['hostel-8', '梅坞青年旅舍', 'Meiwu Youth Hostel', 'lodging', '91990100HEFU00181U', '梅坞街8号', '8 Meiwu Street'],
  [
    'primary-school-2',
    '演示市第二小学',
    'Demo City Second Primary School',
    'school',
    '12990100HEFU0019XQ',
    '文渊路200号',
    '200 Wenyuan Road',
  ],
  ['kindergarten-6', '桂雨幼儿园', 'Guiyu Kindergarten', 'school', '52990100HEFU00202D', '桂雨巷6号', '6 Guiyu Lane'],
  [
    'music-school-4',
    '长乐音乐学校',
    'Changle Music School',
    'school',
    '52990100HEFU002108',
    '长乐路4号',
    '4 Changle Road',
  ],
  [
    'driving-school',
    '怀远驾校',
    'Huaiyuan Driving School',
    'school',
    '52990100HEFU002295',
    '怀远路150号',
    '150 Huaiyuan Road',
  ],
  [
    'east-clinic',
    '东区社区卫生服务中心',
    'East District Community Clinic',
    'clinic',
    '91990100HEFU00237Y',
    '合东路50号',
    '50 Hedong Road',
  ],
  [
    'dentist-11',
    '白贝口腔诊所',
    'White Shell Dental Clinic',
    'clinic',
    '91990100HEFU00245R',
    '朝晖路11号',
    '11 Zhaohui Road',
  ],
  [
    'tcm-clinic-7',
    '青囊中医诊所',
    'Green Satchel Clinic of Chinese Medicine',
    'clinic',
    '91990100HEFU00253M',
    '长乐路7号',
    '7 Changle Road',
  ],
  [
    'vet-16',
    '好伙伴宠物医院',
    'Good Company Animal Hospital',
    'clinic',
    '91990100HEFU00261F',
    '梅坞路16号',
    '16 Meiwu Road',
  ],
  ['barber-10', '顺发理发店', 'Shunfa Barber', 'service', '92990100HEFU0027X4', '清和巷10号', '10 Qinghe Lane'],
  ['laundry-3', '洁白洗衣', 'Snow White Laundry', 'service', '91990100HEFU002887', '安澜街3号', '3 Anlan Street'],
  ['gym-77', '行健健身房', 'Xingjian Gym', 'service', '91990100HEFU002962', '知行路77号', '77 Zhixing Road'],
  ['pool-centre', '体育中心游泳馆', 'Sports Centre Pool', 'service', '91990100HEFU00309P', '体育路1号', '1 Tiyu Road'],
  [
    'lift-service',
    '升平电梯维保公司',
    'Shengping Lift Maintenance',
    'service',
    '91990100HEFU00317J',
    '怀远街60号',
    '60 Huaiyuan Street',
  ],
  [
    'paint-works',
    '虹彩涂料厂',
    'Rainbow Paint Works',
    'industry',
    '91990100HEFU00325D',
    '符山大道300号',
    '300 Fushan Avenue',
  ],
  [
    'food-works',
    '丰年食品有限公司',
    'Good Harvest Foods',
    'industry',
    '91990100HEFU003338',
    '符山大道310号',
    '310 Fushan Avenue',
  ],
  [
    'printing-works',
    '墨香印刷厂',
    'Ink Fragrance Printing Works',
    'industry',
    '91990100HEFU003413',
    '符山大道322号',
    '322 Fushan Avenue',
  ],
  [
    'software-house',
    '合契软件有限公司',
    'Heqi Software',
    'office',
    '91990100HEFU0035XT',
    '映荷大道500号',
    '500 Yinghe Avenue',
  ],
  ['law-office', '公允律师事务所', 'Gongyun Law Office', 'office', '91990100HEFU00368T', '文渊路5号', '5 Wenyuan Road'],
  ['metro', '演示市地铁运营公司', 'Demo City Metro', 'public-body', '12990100HEFU00376T', '地铁路1号', '1 Ditie Road'],
  ['library', '演示市图书馆', 'Demo City Library', 'public-body', '12990100HEFU00384M', '文渊路1号', '1 Wenyuan Road'],
  ['volunteers', '邻里互助会', 'Neighbours Together', 'association', '52990100HEFU00392C', '临溪巷9号', '9 Linxi Lane'],
  [
    'chess-club',
    '松风棋社',
    'Pine Wind Chess Club',
    'association',
    '52990100HEFU004052',
    '听松巷2号',
    '2 Tingsong Lane',
  ],
]
