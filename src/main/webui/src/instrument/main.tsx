import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import { Frame } from '../parts/Frame';
import { InstrumentPage } from './InstrumentPage';

render(
  <Frame at="/instruments">
    <InstrumentPage />
  </Frame>,
  document.getElementById('page')!,
);
