import { render } from 'preact';
import '../style/patternfly.css';
import '../style/clausewise.css';
import { Frame } from '../parts/Frame';
import { InventoriesPage } from './InventoriesPage';

render(
  <Frame at="/inventories" wide>
    <InventoriesPage />
  </Frame>,
  document.getElementById('page')!,
);
