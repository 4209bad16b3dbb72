import { Link } from 'wouter';
import { Icon } from './Icon.tsx';
import type { IconName } from './icon-paths.ts';

export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  /** Shown on the icon and read aloud with `countWords` ("3 on this phone"). */
  readonly count?: number;
  readonly countWords?: string;
}

/** `current` is the href of the tab that holds the screen shown. */
export const BottomTabs = ({
  tabs,
  current,
}: {
  readonly tabs: readonly Tab[];
  readonly current: string | undefined;
}) => (
  <nav className="tabs" aria-label="Main">
    <ul>
      {tabs.map((tab) => (
        <li key={tab.href}>
          <Link href={tab.href} className="tab" aria-current={tab.href === current ? 'page' : undefined}>
            <span className="tab-icon">
              <Icon name={tab.icon} />
              {tab.count ? (
                <span className="tab-count" aria-hidden="true">
                  {tab.count > 99 ? '99+' : tab.count}
                </span>
              ) : null}
            </span>
            {tab.label}
            {tab.count ? <span className="visually-hidden">, {tab.countWords ?? tab.count}</span> : null}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
