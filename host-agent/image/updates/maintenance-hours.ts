const MINUTES_OF_HOUR = 60;

/** Whether `nowMs` is within `hours`, local time such as `22:00-06:00`; an empty text is always. Pure. */
export function isWithinHours(hours: string, nowMs: number): boolean {
  const [begin, end] = hours.split('-').map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * MINUTES_OF_HOUR + minute;
  });
  if (hours === '' || begin === undefined || end === undefined) return true;
  const at = new Date(nowMs);
  const now = at.getHours() * MINUTES_OF_HOUR + at.getMinutes();
  return begin <= end ? now >= begin && now < end : now >= begin || now < end;
}
