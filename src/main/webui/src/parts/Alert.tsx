import type { ComponentChildren } from 'preact';
import type { Problem } from '../api/client';
import { Icon } from './Icon';
import { logInLink } from './logInLink';

const KINDS = {
  danger: { class: 'pf-m-danger', icon: 'review_required' },
  warning: { class: 'pf-m-warning', icon: 'review_required' },
  info: { class: 'pf-m-info', icon: 'info' },
} as const;

export function Alert(props: { kind: keyof typeof KINDS; title: string; children?: ComponentChildren }) {
  const kind = KINDS[props.kind];
  return (
    <div class={`pf-v6-c-alert pf-m-inline ${kind.class}`} role={props.kind === 'danger' ? 'alert' : undefined}>
      <div class="pf-v6-c-alert__icon">
        <Icon name={kind.icon} />
      </div>
      <p class="pf-v6-c-alert__title">{props.title}</p>
      {props.children && <div class="pf-v6-c-alert__description">{props.children}</div>}
    </div>
  );
}

/** A problem detail in full: what does not point at a field of the page has no other place. */
export function ProblemAlert({ problem, without = [] }: { problem: Problem; without?: string[] }) {
  const errors = (problem.detail.errors ?? []).filter((error) => !without.includes(error.pointer));
  return (
    <Alert kind="danger" title={problem.detail.title}>
      <p>{problem.detail.detail}</p>
      {problem.detail.code === 'not-authenticated' && location.pathname !== '/login' && (
        <p>
          <a href={logInLink()}>Log in</a>
        </p>
      )}
      {errors.length > 0 && (
        <ul class="pf-v6-c-list">
          {errors.map((error) => (
            <li key={error.pointer}>
              <code>{error.pointer}</code>: {error.detail}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
