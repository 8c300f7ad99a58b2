"""How long from one tap to every screen: `make bench`, or `python -m bench --quick`.

One generator process holds all the websocket clients and sends the moves, so sender and receivers share
a clock. It is open loop: moves leave on time whatever the server does. Beside our server, in the same run
and with the same frames, stands the floor: a Node socket.io server that only broadcasts (floor.mjs).

    __main__     the plan, the table, results.json
    load         the generator
    taps         the same windows on our server and on the floor
    wire         a bare websocket Socket.IO client, and HTTP without waiting
    moves        what is sent: real moves to our server, a bare trigger to the floor
    processes    our server, the floor, and what they cost
    board        a team as large and as old as wanted
    databases    a fresh copy of it for every server
    people       signing in
    snapshots    loading the whole board, by size and by age
    page         how soon the page can be used on a slow computer
"""
