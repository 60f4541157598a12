import type { ModuleContext } from '../../../src/fulfillment/fulfillment-module.js';
import { createEnrollmentModule } from '../../../src/fulfillment/modules/enrollment/enrollment-module.js';
import { DONATION, SEAT } from './example-order.js';
import { json, SmallLms, type Answer, type Script } from './small-lms.js';
import type { ModuleUnderTest, World } from './world.js';

export interface LmsWorld extends World {
  readonly lms: SmallLms;
}

/** The world of the enrollment module: a small LMS, and a way to reach it. */
export function lmsWorld(
  lms: SmallLms,
  context: ModuleContext,
  close: () => Promise<void> = () => Promise.resolve(),
): LmsWorld {
  let listener: () => void = () => undefined;
  let script: Script = () => undefined;
  lms.script = (asked, usual) => {
    listener();
    return script(asked, usual);
  };
  return {
    ...{ lms, context, close },
    onCall: (called) => (listener = called),
    effects: () => Promise.resolve([...lms.effects]),
    refuse: ({ attributes }) => {
      const course = String(attributes?.['courseKey']);
      script = ({ method, body }) =>
        method === 'POST' && body.includes(course) ? json(406, PRIVATE) : undefined;
      return Promise.resolve();
    },
    loseAnswer: () => {
      script = ({ method }, usual) => {
        if (method !== 'POST') return undefined;
        script = () => undefined;
        usual();
        return 'cut-off';
      };
      return Promise.resolve();
    },
  };
}

const PRIVATE = { message: 'The user ada <ada@example.com>, Ada Lovelace, does not exist.' };
const HTML = '<html>ada@example.com</html>';

const toEverything = (answer: Answer) => (world: LmsWorld) => {
  world.lms.script = () => answer;
  return Promise.resolve();
};
const toEnrolling = (answer: Answer) => (world: LmsWorld) => {
  world.lms.script = ({ method }) => (method === 'POST' ? answer : undefined);
  return Promise.resolve();
};

const enrollment = (mode: string, isActive: boolean) =>
  json(200, { user: 'ada', mode, is_active: isActive, course_details: null });

export function enrollmentSubject(openWorld: () => Promise<LmsWorld>): ModuleUnderTest<LmsWorld> {
  const courseKey = 'course-v1:edX+Engines+2026';
  return {
    openWorld,
    create: createEnrollmentModule,
    lines: [SEAT, { ...SEAT, id: '7', attributes: { courseKey } }],
    foreign: DONATION,
    callsOutside: true,
    secrets: [SmallLms.API_KEY],
    disturbances: {
      'a lasting refusal': toEnrolling(json(406, PRIVATE)),
      'only a detail': toEverything(json(429, { detail: PRIVATE.message })),
      'an empty body': toEverything({ status: 503 }),
      'a web page': toEverything({ status: 500, body: HTML }),
      'a web page as a success': toEverything({ status: 200, body: HTML }),
      'an empty success': toEnrolling({ status: 200 }),
      'an enrollment that is not active': toEnrolling(enrollment('verified', false)),
      'an enrollment in another mode': toEnrolling(enrollment('masters', true)),
      'a redirect': toEverything({ status: 302, headers: { location: 'http://127.0.0.1:1/' } }),
      'ten megabytes': toEverything({ status: 500, body: 'ada '.repeat(2_621_440) }),
      'ten megabytes of message': toEverything(json(500, { message: 'ada '.repeat(2_621_440) })),
      'a connection that is lost': toEverything('cut-off'),
    },
  };
}
