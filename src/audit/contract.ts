export { OrderAtRequest } from './read/order-at/order-at.request.js';
export { OrderAt, type OrderThen } from './read/order-at/order-at.query.js';
export { OrderHistory, type History, type HistoryEvent } from './read/history/history.query.js';
