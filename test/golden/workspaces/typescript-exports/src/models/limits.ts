const limits = { title: 16, body: 900 };
export = limits;
