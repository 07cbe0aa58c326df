import { defineCourse } from './src/content/course-settings.ts'

/** The course that this repository builds; /teach/own-course/ says what each line does. */
export default defineCourse({
  folder: '.',
  title: 'Faultline',
  languages: ['en', 'ko'],
  chapters: 'all',
  labs: 'all',
  theme: {},
  solutions: true,
})
