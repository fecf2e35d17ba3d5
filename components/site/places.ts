/** The pages of the site's navigation. */
export const PLACES = [
  { href: '/#course', label: 'Course' },
  { href: '/playground/', label: 'Playground' },
  { href: '/starter/', label: 'Starter' },
  { href: '/commands/', label: 'Commands' },
  { href: '/glossary/', label: 'Glossary' },
] as const
