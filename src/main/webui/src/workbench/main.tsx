import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import { Frame } from '../parts/Frame';
import { WorkbenchPage } from './WorkbenchPage';

render(
  <Frame at="/workbench">
    <WorkbenchPage />
  </Frame>,
  document.getElementById('page')!,
);
