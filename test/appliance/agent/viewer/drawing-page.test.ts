import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../../appliance/agent/viewer/drawing-page.ts';

describe('the shape of a drawing', () => {
  it.each([
    ['<?xml version="1.0"?><!DOCTYPE svg><svg width="200" height="100">', 0.5],
    ['<svg width="20cm" height="30cm" viewBox="0 0 1 1">', 1.5],
    ['<svg:svg viewBox="0,0,400,100"/>', 0.25],
    ['<svg width="100%" height="100%" viewBox="0 0 10 20">', 2],
    ['<svg width="1" height="10000">', 4],
    ['<svg width="0" height="5">', 1],
    ['<svg>', 1],
    ['<html><svg width="10" height="20">', 1],
    ['', 1],
  ])('%s is %s high for a width of 1', (source, shape) => {
    expect(shapeOf(source)).toBe(shape);
  });
});
