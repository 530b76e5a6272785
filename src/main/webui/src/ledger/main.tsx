import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import { Frame } from '../parts/Frame';
import { LedgerPage } from './LedgerPage';

render(
  <Frame at="/ledger" wide>
    <LedgerPage />
  </Frame>,
  document.getElementById('page')!,
);
