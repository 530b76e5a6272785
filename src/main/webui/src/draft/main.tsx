import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import { Frame } from '../parts/Frame';
import { DraftPage } from './DraftPage';

render(
  <Frame at="/workbench" wide>
    <DraftPage />
  </Frame>,
  document.getElementById('page')!,
);
