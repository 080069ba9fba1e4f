import { type ActBody, issuerId, type LocalText } from '@hefu/standard'
import { type EntriesOptions, type ServicePlan, serviceEntries } from '../register/service-plan.ts'

const text = (chinese: string, english: string): LocalText => ({ 'zh-CN': chinese, en: english })

/** The entries of a service of a synthetic operator, in the city in memory. */
export function testEntries(
  plan: ServicePlan,
  options: Pick<EntriesOptions, 'publicUrl' | 'requestKey' | 'validFrom' | 'endsAt'>,
): readonly ActBody[] {
  return serviceEntries(plan, {
    ...options,
    operator: {
      name: text('合成营运方', 'Synthetic operator'),
      legalBasis: text('《合成市条例》第一条', 'Synthetic City ordinance, article 1'),
      contact: 'desk@operator.example',
      complaints: text('合成市投诉处', 'Synthetic City complaints office'),
    },
    cityIssuer: issuerId('city.synthetic'),
    crowd: 5,
  })
}
