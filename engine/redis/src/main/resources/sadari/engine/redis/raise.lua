#!lua
-- Makes a vector at least what is said; answers 1, or -1 in another epoch. All numbers have 19
-- digits, so that they are ordered as text: Lua's own numbers are exact to 2^53 only.
-- KEYS: epoch, number, vector. ARGV: epoch, position, invalidation, milliseconds.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return '-1'
end
local position, invalidation = ARGV[2], ARGV[3]
local before = redis.call('GET', KEYS[3])
if before then
  if string.sub(before, 1, 38) > position then
    position = string.sub(before, 1, 38)
  end
  if string.sub(before, 39) > invalidation then
    invalidation = string.sub(before, 39)
  end
end
redis.call('SET', KEYS[3], position .. invalidation, 'PX', ARGV[4])
return '1'
