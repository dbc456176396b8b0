/** Where the two timelines come from that a visit may begin with: path and query of their first pages. */

export const HOME = ['/api/v1/timelines/home', { limit: 20 }];
export const EVERYBODY = ['/api/v1/timelines/public', { limit: 20, local: true }];
