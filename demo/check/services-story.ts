import { tellBorrowStory } from './borrow-story.ts'
import { tellCardStory } from './card-story.ts'
import type { CheckedDemo } from './checked-demo.ts'
import { tellClinicStory } from './clinic-story.ts'
import { tellOverAskStory } from './over-ask-story.ts'
import { tellParkStory } from './park-story.ts'
import { tellRideStory } from './ride-story.ts'
import { tellScoreStory } from './score-story.ts'
import type { Outcome, Story } from './story.ts'

/** What the city's services do for people, and what they are not told: the demo has to run them. */
export async function tellServicesStory(story: Story, started: Outcome<CheckedDemo>): Promise<void> {
  await tellRideStory(story, started)
  await tellParkStory(story, started)
  await tellBorrowStory(story, started)
  await tellScoreStory(story, started)
  await tellClinicStory(story, started)
  await tellCardStory(story, started)
  await tellOverAskStory(story, started)
}
