// Started by the peer harness; build-server.mjs beside it makes what it loads.
import '../../../node_modules/.bench/council-server.js';
