import type { OperatorWords } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import type { OperatorName } from './operator.ts'

/** What the operators of the demo city say of themselves in the register. None of them exists. */
export const OPERATOR_WORDS: Readonly<Record<OperatorName, OperatorWords>> = {
  transit: {
    name: localText('演示市交通公司', 'Demo City Transit'),
    legalBasis: localText('《演示市轨道交通条例》第十二条', 'Article 12 of the Demo City Rail Ordinance'),
    contact: 'desk@transit.example',
    complaints: localText('演示市交通委员会，电话 12328', 'Demo City Transport Commission, telephone 12328'),
  },
  parking: {
    name: localText('演示市停车管理公司', 'Demo City Parking'),
    legalBasis: localText('《演示市停车条例》第九条', 'Article 9 of the Demo City Parking Ordinance'),
    contact: 'desk@parking.example',
    complaints: localText('演示市城市管理局，电话 12319', 'Demo City Urban Management, telephone 12319'),
  },
  library: {
    name: localText('演示市图书馆', 'Demo City Library'),
    legalBasis: localText(
      '《中华人民共和国公共图书馆法》第三十四条（演示）',
      'Public libraries act, article 34 (demonstration)',
    ),
    contact: 'desk@library.example',
    complaints: localText('演示市文化局，电话 12345', 'Demo City Office of Culture, telephone 12345'),
  },
  exams: {
    name: localText('演示市教育考试院', 'Demo City Education Authority'),
    legalBasis: localText('《演示市教育考试条例》第二十条', 'Demo City ordinance on examinations, article 20'),
    contact: 'results@exams.example',
    complaints: localText('演示市教育局，电话 12345', 'Demo City Office of Education, telephone 12345'),
  },
  clinic: {
    name: localText('演示市社区卫生中心', 'Demo City Clinic'),
    legalBasis: localText('《个人信息保护法》第四十五条', 'Personal Information Protection Law, article 45'),
    contact: 'records@clinic.example',
    complaints: localText('演示市数据监督办公室', 'Demo City data office'),
  },
  hospital: {
    name: localText('演示市人民医院', 'Demo City Hospital'),
    legalBasis: localText('《个人信息保护法》第四十五条', 'Personal Information Protection Law, article 45'),
    contact: 'records@hospital.example',
    complaints: localText('演示市数据监督办公室', 'Demo City data office'),
  },
}
