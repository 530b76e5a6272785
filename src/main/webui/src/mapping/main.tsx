import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import { Frame } from '../parts/Frame';
import { MappingPage } from './MappingPage';

render(
  <Frame at="/inventories" wide>
    <MappingPage />
  </Frame>,
  document.getElementById('page')!,
);
