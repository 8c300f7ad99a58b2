// The floor: the same frames to the same clients, without rights, actions or a database.
//   PORT=… node bench/floor.mjs
// POST /frames [{room, change}…] says what to broadcast; POST /moves broadcasts it and answers {seq}.
import { createServer } from "node:http";
import { Server } from "socket.io";

let seq = 0;
let frames = [];

const http = createServer(async (request, response) => {
    if (request.url.startsWith("/socket.io")) return;
    const body = [];
    for await (const part of request) body.push(part);
    if (request.url === "/frames") frames = JSON.parse(Buffer.concat(body));
    if (request.url === "/moves") broadcast(++seq);
    const answer = JSON.stringify({ seq });
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": answer.length });
    response.end(answer);
});
http.keepAliveTimeout = 60_000;

const io = new Server(http, { perMessageDeflate: false, pingInterval: 10_000, pingTimeout: 10_000 });
io.on("connection", (socket) => {
    socket.on("join", ({ team }, acknowledge) => {
        socket.join(team);
        acknowledge({ seq });
    });
});

function broadcast(number) {
    for (const { room, change } of frames) io.to(room).emit("change", { ...change, seq: number });
}

http.listen(Number(process.env.PORT), "127.0.0.1");
