#!lua flags=allow-oom
-- Ends the leases that are held still; answers 1, or -1 in another epoch.
-- KEYS: epoch, number, then values. ARGV: epoch, then the token of each.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return '-1'
end
for i = 3, #KEYS do
  local lease = KEYS[i] .. '~'
  if redis.call('GET', lease) == 'l' .. ARGV[i - 1] then
    redis.call('DEL', lease)
  end
end
return '1'
