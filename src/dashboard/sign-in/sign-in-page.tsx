import type { JSX } from 'preact';
import { Field, FormToken } from '../components/form.js';
import { Mark } from '../components/mark.js';
import { PlainPage } from '../layout/page.js';

interface SignInPageProps {
  /** Where one comes from, and goes back to. */
  readonly back: string;
  /** False: nobody has a password here, only tokens open the pages. */
  readonly withPassword: boolean;
  /** Why the last try was refused. */
  readonly refusal?: string | undefined;
  readonly user?: string | undefined;
}

function Hidden({ back }: Pick<SignInPageProps, 'back'>): JSX.Element {
  return (
    <>
      <FormToken />
      <input type="hidden" name="back" value={back} />
    </>
  );
}

function ByPassword({ back, user }: Pick<SignInPageProps, 'back' | 'user'>): JSX.Element {
  return (
    <form class="form" method="post" action="/dashboard/sign-in">
      <Hidden back={back} />
      <div>
        <label for="user">User name</label>
        <input
          {...{ id: 'user', name: 'user', autocomplete: 'username', autocapitalize: 'none' }}
          {...{ spellcheck: false, required: true, autofocus: true, value: user ?? '' }}
        />
      </div>
      <div>
        <label for="password">Password</label>
        <input
          {...{ id: 'password', name: 'password', type: 'password' }}
          {...{ autocomplete: 'current-password', required: true }}
        />
      </div>
      <button class="go">Sign in</button>
    </form>
  );
}

function ByToken({ back }: Pick<SignInPageProps, 'back'>): JSX.Element {
  return (
    <form class="form" method="post" action="/dashboard/sign-in">
      <Hidden back={back} />
      <Field
        name="token"
        label="Token"
        hint="of an operator, an auditor or an administrator"
        required
        rows={3}
      />
      <button>Sign in with it</button>
    </form>
  );
}

export function SignInPage({ back, withPassword, refusal, user }: SignInPageProps): JSX.Element {
  return (
    <PlainPage title="Sign in">
      <h1 class="vh">Sign in</h1>
      {refusal !== undefined && (
        <div class="result fail" role="alert">
          <p>
            <Mark of="bad" wide>
              {refusal}
            </Mark>
          </p>
        </div>
      )}
      {withPassword ? (
        <>
          <ByPassword back={back} user={user} />
          <details class="plain">
            <summary>Sign in with a token</summary>
            <ByToken back={back} />
          </details>
          <p class="dim">
            The first user and password were printed once, when the service first started. Lost? The
            command <code>makegood token --role operator --user NAME</code> prints a token.
          </p>
        </>
      ) : (
        <>
          <ByToken back={back} />
          <p class="dim">
            Nobody has a password here. The command{' '}
            <code>makegood token --role operator --user NAME</code> prints a token, as do those who
            run this service.
          </p>
        </>
      )}
    </PlainPage>
  );
}
