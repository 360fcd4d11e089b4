/** The time stamp of everything in an image, in seconds. It is fixed, so that the same packages give the same bytes. */
export const SOURCE_DATE_EPOCH = 1_735_689_600;
