import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import { Frame } from '../parts/Frame';
import { InstrumentsPage } from './InstrumentsPage';

render(
  <Frame at="/instruments">
    <InstrumentsPage />
  </Frame>,
  document.getElementById('page')!,
);
