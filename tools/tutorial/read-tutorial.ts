/** A step of a tutorial: a file to be written, or commands to be run. */
export type TutorialStep =
  | { readonly kind: 'file'; readonly path: string; readonly content: string }
  | { readonly kind: 'run'; readonly commands: string }

const BLOCK = /^```(?<language>[a-z]+)(?: file=(?<path>\S+))?\n(?<content>[\s\S]*?)^```$/gm

/** The steps of a tutorial in their order: blocks of code that name a file, and blocks of `bash`. A block of `sh` is for another terminal. */
export function readTutorial(markdown: string): readonly TutorialStep[] {
  return [...markdown.matchAll(BLOCK)].flatMap(({ groups = {} }): TutorialStep[] => {
    const { language, path, content = '' } = groups
    if (path !== undefined) return [{ kind: 'file', path, content }]
    return language === 'bash' ? [{ kind: 'run', commands: content }] : []
  })
}
