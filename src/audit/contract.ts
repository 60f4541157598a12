export { OrderHistory, type History, type HistoryEvent } from './read/history/history.query.js';
