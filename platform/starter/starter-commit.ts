/** The starter's repository is what the terminal's own `git clone` makes: one commit, named in core. */
export {
  STARTER_AUTHOR,
  STARTER_BRANCH,
  STARTER_MESSAGE,
  STARTER_TIME,
} from '@/core/terminal/starter-commit.ts'
