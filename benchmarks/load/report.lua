-- One line that clients.mjs reads. PATHS names a file with one path a line, taken in turn.
local paths, turn = {}, 0
local file = os.getenv("PATHS")
if file and file ~= "" then
  for line in io.lines(file) do paths[#paths + 1] = line end
  request = function()
    turn = turn % #paths + 1
    return wrk.format("GET", paths[turn])
  end
end
done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format("LOAD %d %.3f %.3f %.3f %d %d\n", summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout))
end
